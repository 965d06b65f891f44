import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Polygons } from '../../shared/import/shapes/check-shape.ts';
import { LONGEST_SHAPE_REQUEST_BYTES } from '../../shared/import/shapes/shape-target.ts';
import { AreaCode } from '../../shared/model/area.ts';
import { CLOSED } from '../../shared/model/common.ts';
import type { AreaShape } from '../../shared/model/crosswalk.ts';
import {
  BaseBlock,
  ShapeFile,
  ShapeImport,
  ShapeImported,
  ShapePreview,
} from '../../shared/wire/interchange.ts';
import type { Caller } from '../identity/caller.ts';
import { ANALYSTS } from '../identity/who.ts';
import type { Services } from '../services.ts';
import { judgeFile } from './judge.ts';
import { interchangeRepository } from './repository.ts';
import { takeShapes } from './take.ts';

const shapeOf = (polygons: Polygons | null): AreaShape | null =>
  polygons && { type: 'MultiPolygon', coordinates: polygons };

async function preview(
  { database }: Services,
  caller: Caller,
  asked: ShapeFile,
): Promise<ShapePreview> {
  const { shapes, ...file } = await judgeFile(database, caller.scope, asked);
  return {
    ...file,
    shapes: shapes.map(({ polygons, repair, location, ...shape }) => ({
      ...shape,
      outline: shapeOf(polygons),
      repair: shapeOf(repair),
      community: location?.community ?? null,
      town: location?.town ?? null,
    })),
  };
}

/** Shapes of a file: looked at first, then the good ones taken; and the base blocks that came so. */
export const shapeImportRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const common = { bodyLimit: LONGEST_SHAPE_REQUEST_BYTES, config: { allow: ANALYSTS } };
  typed.post(
    '/api/shape-imports/preview',
    {
      ...common,
      config: { ...common.config, canWait: true },
      schema: {
        summary:
          'What a GeoJSON, Shapefile, KML or CSV file of areas would bring in, and what stands against it',
        body: ShapeFile,
        response: { 200: ShapePreview },
      },
    },
    async ({ caller, body }) => preview(services, caller, body),
  );
  typed.post(
    '/api/shape-imports',
    {
      ...common,
      schema: {
        summary:
          'Take the chosen shapes of a file; for grids give back the edits of a plan and store nothing',
        body: ShapeImport,
        response: { 200: ShapeImported },
      },
    },
    async ({ caller, body }) => takeShapes(services, caller, body),
  );
  typed.get(
    '/api/base-blocks',
    {
      config: { allow: ANALYSTS },
      schema: {
        summary: 'Base blocks of a community, to paint grids with',
        querystring: Type.Object({ community: AreaCode }, CLOSED),
        response: { 200: Type.Array(BaseBlock) },
      },
    },
    async ({ caller, query: { community } }) =>
      interchangeRepository(services.database).blocks(community, caller.scope),
  );
};
