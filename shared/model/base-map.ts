import Type, { type Static } from 'typebox';

/** `GET /api/base-map`: the base map the configuration names. All null: the bundled one, nothing outside. */
export const BaseMap = Type.Object(
  {
    styleUrl: Type.Union([Type.String(), Type.Null()], { description: 'A maplibre style' }),
    tiandituKey: Type.Union([Type.String(), Type.Null()], { description: 'A key for browsers' }),
    approvalNumber: Type.Union([Type.String(), Type.Null()], { description: '审图号' }),
  },
  { additionalProperties: false },
);
export type BaseMap = Static<typeof BaseMap>;
