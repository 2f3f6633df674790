import { create } from 'zustand';

export type Workspace =
  'chat' | 'summarize' | 'translate' | 'adapters' | 'models' | 'settings' | 'trash';

type FrameState = { workspace: Workspace };

export const useFrame = create<FrameState>(() => ({ workspace: 'chat' }));

export function showWorkspace(workspace: Workspace): void {
  useFrame.setState({ workspace });
}
