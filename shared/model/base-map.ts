import Type, { type Static } from 'typebox';
import { CLOSED, Nullable } from './common.ts';

/** `GET /api/base-map`: the base map the configuration names. All null: the bundled one, nothing outside. */
export const BaseMap = Type.Object(
  {
    styleUrl: Nullable(Type.String(), { description: 'A maplibre style' }),
    tiandituKey: Nullable(Type.String(), { description: 'A key for browsers' }),
    approvalNumber: Nullable(Type.String(), { description: '审图号' }),
  },
  CLOSED,
);
export type BaseMap = Static<typeof BaseMap>;
