import { errorReport } from '../../../shared/api/common.ts';
import { maxReceivedBytes, receivedFile } from '../../../shared/api/files.ts';
import type { ReceivedFile } from '../../../shared/api/files.ts';
import { AppError } from '../../../shared/errors.ts';
import { bearer, filesPath } from '../../../shared/session.ts';
import { api } from '../api.ts';
import { sessionToken } from './browserSession.ts';

/** Hands a dropped or chosen file to the core: by path on the desktop, by upload in a browser. */
export async function receiveFile(file: File): Promise<ReceivedFile> {
  if (file.size > maxReceivedBytes) {
    throw new AppError('file-too-large', {
      name: file.name,
      sizeBytes: file.size,
      limitBytes: maxReceivedBytes,
    });
  }
  const path = window.alcove?.pathForFile(file);
  return path ? api.files.receivePath({ path }) : upload(file);
}

async function upload(file: File): Promise<ReceivedFile> {
  const reply = await post(file);
  const body: unknown = await reply.json();
  if (reply.ok) return receivedFile.parse(body);
  const refusal = errorReport.safeParse(body);
  if (!refusal.success) throw new AppError('internal', { status: reply.status });
  throw new AppError(refusal.data.code, refusal.data.details);
}

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
