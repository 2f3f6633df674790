import type { Package } from './epubPackage.ts';
import { resolvePath } from './epubPaths.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** The title of each file that the table of contents names, by its path. */
export function tableOfContents(zip: Zip, book: Package): Map<string, string> {
  const titles = new Map<string, string>();
  const add = (path: string, title: string): void => {
    const text = title.replace(/\s+/g, ' ').trim();
    if (text !== '' && !titles.has(path)) titles.set(path, text);
  };
  if (book.navigation !== null) readNavigation(zip, book.navigation, add);
  else if (book.ncx !== null) readNcx(zip, book.ncx, add);
  return titles;
}

type Add = (path: string, title: string) => void;

function readNavigation(zip: Zip, path: string, add: Add): void {
  let target: string | null = null;
  let title = '';
  readXml(zip.read(path), {
    open(name, attributes) {
      if (name !== 'a') return;
      target = attributes['href'] ?? null;
      title = '';
    },
    text(text) {
      title += text;
    },
    close(name) {
      if (name === 'a' && target !== null) add(resolvePath(path, target), title);
    },
  });
}

function readNcx(zip: Zip, path: string, add: Add): void {
  let title = '';
  let inTitle = false;
  readXml(zip.read(path), {
    open(name, attributes) {
      if (name === 'navLabel') {
        inTitle = true;
        title = '';
      }
      if (name === 'content') add(resolvePath(path, attributes['src'] ?? ''), title);
    },
    text(text) {
      if (inTitle) title += text;
    },
    close(name) {
      if (name === 'navLabel') inTitle = false;
    },
  });
}
