/** The engine with its library already in it, for tests that load one file after the other. */
import '../../engine/llama/loading.ts';
import '../../engine.ts';
