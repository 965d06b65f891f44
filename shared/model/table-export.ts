import Type, { type Static } from 'typebox';
import { CLOSED, Instant } from './common.ts';
import { ExportUse } from './export-use.ts';

/** What is live on the map, as tables. */
export const LIVE_TABLES = [
  'hazards',
  'shelters',
  'gatherings',
  'units',
  'streams',
  'alarms',
] as const;
export type LiveTable = (typeof LIVE_TABLES)[number];

/** Registers of files, asked for when their table is opened. */
export const FILE_TABLES = [
  'hazard-files',
  'dangers',
  'events',
  'spontaneous',
  'shelter-files',
  'key-places',
  'protected-objects',
  'warnings',
] as const;
export type FileTable = (typeof FILE_TABLES)[number];

/** The registers a desk shows as tables, and may hand out as files. */
export const TABLE_NAMES = [...LIVE_TABLES, ...FILE_TABLES] as const;
export const TableName = Type.Enum([...TABLE_NAMES]);
export type TableName = (typeof TABLE_NAMES)[number];

/** What pages hand out beside the desk's tables. */
export const PAGE_TABLE_NAMES = [
  'staffing',
  'patrols',
  'service-items',
  'grid-tasks',
  'supplies',
  'supply-orders',
  'cases',
] as const;
const ExportName = Type.Union([Type.Enum([...TABLE_NAMES]), Type.Enum([...PAGE_TABLE_NAMES])]);
export type PageTableName = (typeof PAGE_TABLE_NAMES)[number];

/** A file holds at most this many rows (FAULTS.md S28). Project default [D]: five times the city. */
export const MOST_EXPORTED_ROWS = 20_000;

/** `POST /api/exports`: what is about to be handed out as a file. */
export const TableExport = Type.Object(
  {
    table: ExportName,
    usedFor: ExportUse,
    rows: Type.Integer({ minimum: 0, maximum: MOST_EXPORTED_ROWS }),
    filter: Type.String({
      maxLength: 1_000,
      description: 'what held rows back, as the query of a link: areas=320211&class=is:gas',
    }),
  },
  CLOSED,
);
export type TableExport = Static<typeof TableExport>;

/** The answer: the moment the journal has for it, which the file's name repeats. */
export const JournalledExport = Type.Object({ at: Instant }, CLOSED);
export type JournalledExport = Static<typeof JournalledExport>;
