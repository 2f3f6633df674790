import { createBundledHighlighter } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

/**
 * Stands in for the `shiki` package, which `@streamdown/code` imports with its 300 languages and
 * 60 themes (10 MB). These are the languages people ask local models for; the rest stays plain.
 * The build replaces `shiki` by this file; the exports have the names it is asked for.
 */
export const bundledLanguages = {
  bash: () => import('shiki/langs/bash.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  kotlin: () => import('shiki/langs/kotlin.mjs'),
  latex: () => import('shiki/langs/latex.mjs'),
  lua: () => import('shiki/langs/lua.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  r: () => import('shiki/langs/r.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  swift: () => import('shiki/langs/swift.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
};

export const bundledLanguagesInfo = [
  { id: 'bash', aliases: ['sh', 'shell', 'zsh', 'shellscript', 'console'] },
  { id: 'cpp', aliases: ['c++', 'cc', 'hpp'] },
  { id: 'csharp', aliases: ['cs', 'c#'] },
  { id: 'html', aliases: ['svg', 'htm'] },
  { id: 'ini', aliases: ['properties', 'conf'] },
  { id: 'javascript', aliases: ['js', 'mjs', 'cjs'] },
  { id: 'json', aliases: ['jsonc', 'json5', 'jsonl'] },
  { id: 'kotlin', aliases: ['kt'] },
  { id: 'latex', aliases: ['tex'] },
  { id: 'markdown', aliases: ['md'] },
  { id: 'powershell', aliases: ['ps1', 'ps'] },
  { id: 'python', aliases: ['py'] },
  { id: 'ruby', aliases: ['rb'] },
  { id: 'rust', aliases: ['rs'] },
  { id: 'tsx', aliases: ['jsx'] },
  { id: 'typescript', aliases: ['ts', 'mts', 'cts'] },
  { id: 'yaml', aliases: ['yml'] },
];

export const createHighlighter = createBundledHighlighter({
  langs: bundledLanguages,
  themes: {},
  engine: () => createJavaScriptRegexEngine({ forgiving: true }),
});
