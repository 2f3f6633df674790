import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export type PageFile = { path: string; contentType: string; cacheControl: string };

/** Request path to file: the only files a page can ask for. */
export type PageManifest = ReadonlyMap<string, PageFile>;

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Lists the built renderer once. A request is then a look-up in this list, so no path that came
 * from outside is ever joined to a folder; links and unknown kinds of files are left out.
 */
export async function readPageManifest(folder: string): Promise<PageManifest> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const manifest = new Map<string, PageFile>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const requestPath = `/${relative(folder, path).split(sep).join('/')}`;
    manifest.set(requestPath, { path, contentType, cacheControl: cacheControl(requestPath) });
  }
  const index = manifest.get('/index.html');
  if (index) manifest.set('/', index);
  return manifest;
}

/** The build puts a content hash into the names under `/assets/`. */
function cacheControl(requestPath: string): string {
  return requestPath.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
}
