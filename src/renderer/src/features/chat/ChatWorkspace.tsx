export function ChatWorkspace() {
  return <main className="flex-1" aria-label="Chat" />;
}
