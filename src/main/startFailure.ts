import { AppError } from '../shared/errors.ts';

/** The one plain line for a person whose `serve` could not start; null when it is a fault of ours. */
export function startFailureLine(error: unknown): string | null {
  if (error instanceof AppError) return lineOfAppError(error);
  if (isSystemError(error)) return lineOfSystemError(error);
  return null;
}

function lineOfAppError({ code, details }: AppError): string | null {
  const path = details['path'];
  switch (code) {
    case 'data-folder-busy':
      return `Alcove is already open on ${path} (process ${details['pid'] ?? 'unknown'}). Close it there first, or choose another folder with --data-dir.`;
    case 'database-newer':
      return `The chats in this data folder were saved by a newer Alcove (format ${details['found']}; this one knows ${details['supported']}). Update Alcove, or choose another folder with --data-dir.`;
    case 'database-damaged':
      return `The database ${path} is damaged. Nothing was changed. Earlier copies are in the folder "backups" beside it.`;
    case 'disk-full':
      return `The disk is full, so Alcove cannot open ${path}.`;
    default:
      return null;
  }
}

function lineOfSystemError({ code, port, path }: SystemError): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Choose another with --port, or leave --port out.`;
    case 'EACCES':
    case 'EPERM':
      return port === undefined
        ? `No permission to use ${path}. Choose another folder with --data-dir.`
        : `No permission to listen on port ${port}. Choose one above 1023 with --port.`;
    case 'EROFS':
      return `${path} is read-only. Choose another folder with --data-dir.`;
    default:
      return null;
  }
}

type SystemError = Error & { code: string; path?: string; port?: number };

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
