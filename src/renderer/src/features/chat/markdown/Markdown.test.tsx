// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useChatStore } from '../chatStore.ts';
import { Markdown } from './Markdown.tsx';

afterEach(cleanup);

function show(text: string, isStreaming = false): HTMLElement {
  return render(<Markdown text={text} isStreaming={isStreaming} />).container;
}

test('HTML in a reply is text, never elements', () => {
  const page = show('before <script>alert(1)</script> <img src=x onerror=alert(1)> after');
  expect(page.querySelector('script, img')).toBeNull();
  expect(page.textContent).toContain('<script>alert(1)</script>');
});

test('a link to the web asks before it is opened', () => {
  show('[the guide](https://example.org/a?b=c)');
  fireEvent.click(screen.getByRole('link', { name: 'the guide' }));
  expect(useChatStore.getState().linkToOpen).toBe('https://example.org/a?b=c');
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', '/settings', 'data:text/html,x'])(
  'a link to %s is only text',
  (address) => {
    show(`[the guide](${address})`);
    expect(screen.queryByRole('link')).toBeNull();
  },
);

test('pictures from the network are named, not fetched', () => {
  const page = show('![a pixel](https://example.org/pixel.png)');
  expect(page.querySelector('img')).toBeNull();
  expect(page.textContent).toContain('a pixel');
});

test('a picture that is in the text itself is shown', () => {
  const page = show('![a pixel](data:image/png;base64,AAAA)');
  expect(page.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AAAA');
});

test('code is copied exactly as it was written', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const code = 'if (a < b) {\n\treturn "x";\n}\n\n  // end';
  show(`\`\`\`js\n${code}\n\`\`\``);
  fireEvent.click(screen.getByRole('button', { name: 'Copy this code' }));
  expect(writeText).toHaveBeenCalledExactlyOnceWith(code);
});

test('formulas become KaTeX, prices stay prices', () => {
  const page = show('with $x^2$ from $5 to $10');
  expect(page.querySelectorAll('.katex')).toHaveLength(1);
  expect(page.textContent).toContain('from $5 to $10');
});

test('what is not closed yet is closed for show while it streams', () => {
  const page = show('this is **bo', true);
  expect(page.querySelector('strong')?.textContent).toBe('bo');
});

test('right-to-left paragraphs are laid out so, code never', () => {
  const page = show('مرحبا بالعالم\n\n```\nx\n```');
  expect(page.querySelector('p')?.closest('[dir]')?.getAttribute('dir')).toBe('rtl');
  expect(page.querySelector('pre')?.closest('[dir]')?.getAttribute('dir')).toBe('ltr');
});
