import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { catalogueEntry } from '../../../shared/api/downloads.ts';
import type { CatalogueEntry } from '../../../shared/api/downloads.ts';

const catalogueFile = z.object({ about: z.string(), models: z.array(catalogueEntry) });

/** Ours, so a mistake in it is a fault of the program. */
export function readCatalogue(path: string): CatalogueEntry[] {
  return catalogueFile.parse(JSON.parse(readFileSync(path, 'utf8'))).models;
}
