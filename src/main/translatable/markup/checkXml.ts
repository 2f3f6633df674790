import { SaxesParser } from 'saxes';
import { AppError } from '../../../shared/errors.ts';

/** More would take the stack of what reads it. */
const deepest = 500;

/**
 * Fails with `file-malformed` where XML is not well-formed. Nothing that it refers to is followed,
 * and entities of its own are an error: neither bombs of them nor external ones do anything.
 */
export function checkXml(source: string): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  const fail = (reason: string): never => {
    const { line, column } = parser;
    throw new AppError('file-malformed', { line, column: column + 1, reason });
  };
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')));
  parser.on('opentag', () => {
    depth += 1;
    if (depth > deepest) fail('It is nested too deeply.');
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(source).close();
}
