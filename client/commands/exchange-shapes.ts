import type { NewReadKey } from '../../shared/model/collection.ts';
import type {
  ShapeExport,
  ShapeFile,
  ShapeImport,
  ShapeImported,
  ShapePreview,
} from '../../shared/wire/interchange.ts';
import { type Answer, api, sendForFile, sendLong } from '../live/api.ts';
import { withUse } from './export-use.ts';
import { saveBlob } from './save-file.ts';

/** What a file of shapes would bring in. Changes nothing. */
export const previewShapes = (file: ShapeFile) =>
  sendLong<ShapePreview>('/api/shape-imports/preview', file);

/** Takes the chosen shapes; for grids gives back the edits of a plan. */
export const takeShapes = (file: ShapeImport) =>
  sendLong<ShapeImported>('/api/shape-imports', file);

async function save(path: string, body: object): Promise<Answer<string>> {
  const answer = await withUse((use) => sendForFile(path, { ...body, ...use }));
  if (!answer.ok) return answer;
  saveBlob(answer.value.name, answer.value.blob);
  return { ok: true, value: answer.value.name };
}

/** Saves a collection as a file; the value is its name. */
export const exportShapes = (asked: Omit<ShapeExport, 'usedFor'>) =>
  save('/api/shape-exports', asked);

/** Saves which grid belongs to which unit. */
export const saveCrosswalkTable = (layer: string) =>
  save(`/api/crosswalk-layers/${encodeURIComponent(layer)}/table`, {});

/** Takes a layer of another department's units out. */
export const removeCrosswalkLayer = (layer: string) =>
  api.send<void>('DELETE', `/api/crosswalk-layers/${encodeURIComponent(layer)}`);

/**
 * A key for a GIS program; it is shown this once.
 * @param actKey the same for a retry, which gets a key in place of the one nobody has seen
 */
export const createReadKey = (asked: NewReadKey, actKey: string) =>
  api.send<{ key: string; prefix: string }>('POST', '/api/read-keys', asked, actKey);

export const revokeReadKey = (prefix: string) =>
  api.send<void>('DELETE', `/api/read-keys/${encodeURIComponent(prefix)}`);
