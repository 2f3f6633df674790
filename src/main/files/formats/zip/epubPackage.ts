import { AppError } from '../../../../shared/errors.ts';
import { resolvePath } from './epubPaths.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

type Item = { path: string; mediaType: string; properties: string[] };

export type Package = {
  title: string | null;
  /** Paths in the archive, in reading order. */
  chapters: string[];
  /** Where the table of contents is: of EPUB 3, of EPUB 2. */
  navigation: string | null;
  ncx: string | null;
};

/** Reads the package document (EPUB 3.3, 5) that the container names. */
export function readPackage(zip: Zip): Package {
  const path = packagePath(zip);
  const content = path === null ? null : zip.read(path);
  if (path === null || !content) {
    throw new AppError('document-damaged', { reason: 'It has no list of its chapters.' });
  }
  const items = new Map<string, Item>();
  const spine: string[] = [];
  let title = '';
  let inTitle = false;
  readXml(content, {
    open(name, attributes) {
      if (name === 'title') inTitle = title === '';
      if (name === 'itemref') spine.push(attributes['idref'] ?? '');
      if (name !== 'item') return;
      items.set(attributes['id'] ?? '', {
        path: resolvePath(path, attributes['href'] ?? ''),
        mediaType: attributes['media-type'] ?? '',
        properties: (attributes['properties'] ?? '').split(/\s+/),
      });
    },
    text(text) {
      if (inTitle) title += text;
    },
    close(name) {
      if (name === 'title') inTitle = false;
    },
  });

  const all = [...items.values()];
  const navigation = all.find((item) => item.properties.includes('nav'))?.path ?? null;
  const ncx = all.find((item) => item.mediaType === 'application/x-dtbncx+xml')?.path ?? null;
  const chapters = spine
    .flatMap((id) => items.get(id) ?? [])
    .filter((item) => item.path !== navigation && isText(item))
    .map((item) => item.path);
  if (chapters.length === 0) {
    throw new AppError('document-damaged', { reason: 'Its list of chapters is empty.' });
  }
  if (chapters.some((chapter) => encryptedPaths(zip).has(chapter))) {
    throw new AppError('document-encrypted');
  }
  return { title: title.trim() || null, chapters, navigation, ncx };
}

function isText({ mediaType, path }: Item): boolean {
  return /x?html/.test(mediaType) || (mediaType === '' && /\.x?html?$/i.test(path));
}

function packagePath(zip: Zip): string | null {
  let path: string | null = null;
  readXml(zip.read('META-INF/container.xml'), {
    open(name, attributes) {
      if (name === 'rootfile') path ??= attributes['full-path'] ?? null;
    },
  });
  return path;
}

/** What a seller's protection covers; obfuscated fonts are listed there too. */
function encryptedPaths(zip: Zip): Set<string> {
  const paths = new Set<string>();
  readXml(zip.read('META-INF/encryption.xml'), {
    open(name, attributes) {
      if (name === 'CipherReference') paths.add(resolvePath('', attributes['URI'] ?? ''));
    },
  });
  return paths;
}
