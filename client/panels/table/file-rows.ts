import type { Danger } from '../../../shared/model/danger.ts';
import type { KeyPlaceStanding } from '../../../shared/model/key-place.ts';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import type { ProtectedObject } from '../../../shared/model/protected-object.ts';
import type { Spontaneous } from '../../../shared/model/spontaneous.ts';
import type { FileTable } from '../../../shared/model/table-export.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import type { ShelterLine } from '../../../shared/wire/shelters.ts';
import type { FileSource } from './file-source.ts';
import { eventRow, spontaneousRow } from './gathering-file-rows.ts';
import { dangerRow, hazardFileRow } from './hazard-file-rows.ts';
import { keyPlaceRow, protectedRow, shelterFileRow } from './place-file-rows.ts';
import type { Row } from './row.ts';

/** What the server answers for each register of files. */
export type FileAnswers = {
  'hazard-files': readonly HazardSummary[];
  dangers: readonly Danger[];
  events: { events: readonly LargeEvent[] };
  spontaneous: { spontaneous: readonly Spontaneous[] };
  'shelter-files': readonly ShelterLine[];
  'key-places': { keyPlaces: readonly KeyPlaceStanding[] };
  'protected-objects': { protectedObjects: readonly ProtectedObject[] };
  warnings: { warnings: readonly Warning[] };
};

/** Where each register of files is asked for. */
export const FILE_PATHS: Readonly<Record<FileTable, string>> = {
  'hazard-files': '/api/hazard-files',
  dangers: '/api/dangers',
  events: '/api/events',
  spontaneous: '/api/spontaneous',
  'shelter-files': '/api/shelters/files',
  'key-places': '/api/key-places',
  'protected-objects': '/api/protected-objects',
  warnings: '/api/warnings?state=all',
};

const warningRow = ({ nameOf }: FileSource, warning: Warning): Row => ({
  key: String(warning.id),
  selection: warning.endedAt === null ? { kind: 'warning', id: String(warning.id) } : null,
  geometry: warning.outline,
  synthetic: warning.synthetic,
  values: {
    name: nameOf(warning.event),
    level: warning.level ?? 'unknown',
    state: warning.endedBy ?? 'in-force',
    issuer: warning.issuer,
    sent: Date.parse(warning.sent),
    until: Date.parse(warning.expires),
    area: warning.areaDescription,
    status: warning.status,
    grids: warning.grids,
    identifier: warning.identifier,
  },
});

const ROWS: {
  [Table in FileTable]: (source: FileSource, answer: FileAnswers[Table]) => readonly Row[];
} = {
  'hazard-files': (source, files) => files.map((file) => hazardFileRow(source, file)),
  dangers: (source, dangers) => dangers.map((danger) => dangerRow(source, danger)),
  events: (source, { events }) => events.map((event) => eventRow(source, event)),
  spontaneous: (source, { spontaneous }) => spontaneous.map((one) => spontaneousRow(source, one)),
  'shelter-files': (source, lines) => lines.map((line) => shelterFileRow(source, line)),
  'key-places': (source, { keyPlaces }) => keyPlaces.map((one) => keyPlaceRow(source, one)),
  'protected-objects': (source, { protectedObjects }) =>
    protectedObjects.map((one) => protectedRow(source, one)),
  warnings: (source, { warnings }) => warnings.map((warning) => warningRow(source, warning)),
};

/** The rows of a register of files in the order the server gave them. */
export const fileRowsOf = <Table extends FileTable>(
  table: Table,
  source: FileSource,
  answer: FileAnswers[Table],
): readonly Row[] => ROWS[table](source, answer);
