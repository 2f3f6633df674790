import { useEffect, useRef, useState } from 'react';

const shownMilliseconds = 1_500;

/** Copies a text and says so for a moment. */
export function useCopied(): [isCopied: boolean, copy: (text: string) => void] {
  const [isCopied, setIsCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsCopied(false), shownMilliseconds);
  }

  return [isCopied, (text) => void copy(text)];
}
