import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { attachmentHeaders } from '../security/attachment.ts';
import { securityHeaders } from '../security/headers.ts';
import { readPageManifest } from '../security/pageManifest.ts';
import { appScheme, resolveOffered, resolvePage } from './appProtocol.ts';

type TakeOffered = (fileId: string) => Promise<{ fileName: string; content: Uint8Array } | null>;

/** Serves the built renderer, and files that were made for people to keep, at `app://`. */
export async function servePages(rendererFolder: string, takeOffered: TakeOffered): Promise<void> {
  const manifest = await readPageManifest(rendererFolder);
  protocol.handle(appScheme.scheme, async (request) => {
    const offeredId = resolveOffered(request);
    const offered = offeredId === null ? null : await takeOffered(offeredId);
    if (offered) {
      return new Response(Buffer.from(offered.content), {
        headers: { ...securityHeaders, ...attachmentHeaders(offered.fileName) },
      });
    }
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
