import { errorReport } from '../../../../../shared/api/common.ts';
import { maxReceivedBytes, receivedFile } from '../../../../../shared/api/files.ts';
import type { ReceivedFile } from '../../../../../shared/api/files.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { bearer, filesPath } from '../../../../../shared/session.ts';
import { api } from '../../../api.ts';
import { sessionToken } from '../../../connection/browserSession.ts';

/** Hands a file to the core: by path on the desktop, by upload in a browser tab. */
export async function receiveFile(file: File): Promise<ReceivedFile> {
  const path = window.alcove?.pathForFile(file) ?? '';
  if (path !== '') return api.files.receivePath({ path });
  if (file.size > maxReceivedBytes) {
    const details = { name: file.name, sizeBytes: file.size, limitBytes: maxReceivedBytes };
    throw new AppError('file-too-large', details);
  }
  return upload(file);
}

async function upload(file: File): Promise<ReceivedFile> {
  const reply = await post(file);
  const body: unknown = await reply.json();
  if (reply.ok) return receivedFile.parse(body);
  const { code, details } = errorReport.parse(body);
  throw new AppError(code, details);
}

/** `fetch` rejects only when nothing answers. */
async function post(file: File): Promise<Response> {
  try {
    return await fetch(filesPath(file.name), {
      method: 'POST',
      headers: {
        authorization: bearer(sessionToken() ?? ''),
        'content-type': 'application/octet-stream',
      },
      body: file,
    });
  } catch (error) {
    throw new AppError('disconnected', { reason: String(error) }, { cause: error });
  }
}
