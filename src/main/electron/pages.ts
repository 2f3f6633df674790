import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { securityHeaders } from '../security/headers.ts';
import { readPageManifest } from '../security/pageManifest.ts';
import { appScheme, resolvePage } from './appProtocol.ts';

/** Serves the built renderer, and only that, at `app://`. */
export async function servePages(rendererFolder: string): Promise<void> {
  const manifest = await readPageManifest(rendererFolder);
  protocol.handle(appScheme.scheme, (request) => {
    const file = resolvePage(manifest, request);
    if (!file) return new Response(null, { status: 404, headers: securityHeaders });
    return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream, {
      headers: {
        ...securityHeaders,
        'Content-Type': file.contentType,
        'Cache-Control': file.cacheControl,
      },
    });
  });
}
