import Type, { type Static } from 'typebox';
import { CLOSED } from './common.ts';

/**
 * What data are taken away for, asked at every export (regulation art. 71; DOMAIN.md §9). All are uses of what is known of
 * places; there is none that would be about a person [D].
 */
export const EXPORT_USES = ['command', 'planning', 'inspection', 'report', 'sharing'] as const;
export const ExportUse = Type.Enum([...EXPORT_USES]);
export type ExportUse = (typeof EXPORT_USES)[number];

/** `POST /api/crosswalk-layers/:id/table`: a file of which nothing else is to be said. */
export const UsedFor = Type.Object({ usedFor: ExportUse }, CLOSED);
export type UsedFor = Static<typeof UsedFor>;
