import type { ImportAnswer, ImportRequest } from '../../shared/wire/import.ts';
import { api } from '../live/api.ts';

/** What a file would bring in. Changes nothing. */
export const previewImport = (request: ImportRequest) =>
  api.send<ImportAnswer>('POST', '/api/imports/preview', request);

/** Takes the good rows of a file; the others come back with what stands against them. */
export const takeImport = (request: ImportRequest) =>
  api.send<ImportAnswer>('POST', '/api/imports', request);
