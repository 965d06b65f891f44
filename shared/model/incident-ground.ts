import Type, { type Static } from 'typebox';
import { AffectedArea, FloodGround, SectorWind } from './affected-area.ts';
import {
  ActorName,
  BasedOn,
  CLOSED,
  Instant,
  Nullable,
  PolygonGeometry,
  Position,
} from './common.ts';

/** What a place is called in the log, e.g. 北门 or 泵站. */
export const LONGEST_PLACE_NAME = 40;
const PlaceName = Type.String({ minLength: 1, maxLength: LONGEST_PLACE_NAME });

/** So many places can be told apart on one card; an incident of more is several [D]. */
export const MOST_PLACES = 20;

/** A place of an incident besides the one it was opened at. */
export const IncidentPlace = Type.Object({ name: PlaceName, place: Position }, CLOSED);
export type IncidentPlace = Static<typeof IncidentPlace>;

/** The ground an incident affects: what somebody asked for, what that led to then, and the wind or the water it was made of. */
export const IncidentArea = Type.Object(
  {
    asked: AffectedArea,
    outline: PolygonGeometry,
    squareMetres: Type.Integer({ minimum: 0 }),
    wind: Nullable(SectorWind),
    flood: Type.Optional(FloodGround),
    since: Instant,
    by: ActorName,
  },
  CLOSED,
);
export type IncidentArea = Static<typeof IncidentArea>;

/** Where an incident is: its further places, and the area it affects; null: nobody has said. */
export const IncidentGround = Type.Object(
  {
    places: Type.Array(IncidentPlace, { maxItems: MOST_PLACES }),
    area: Nullable(IncidentArea),
  },
  CLOSED,
);
export type IncidentGround = Static<typeof IncidentGround>;

/** Ground nobody has said anything of. */
export const UNTOLD_GROUND: IncidentGround = { places: [], area: null };

const basedOn = BasedOn;

/** `POST /api/incidents/:id/ground`. `seen`: the ground and its wind as who sends it saw them; else as they are now. */
export const GroundActBody = Type.Union([
  Type.Object(
    { basedOn, act: Type.Literal('place-add'), name: PlaceName, place: Position },
    CLOSED,
  ),
  Type.Object({ basedOn, act: Type.Literal('place-remove'), name: PlaceName }, CLOSED),
  Type.Object(
    {
      basedOn,
      act: Type.Literal('area-set'),
      area: AffectedArea,
      seen: Nullable(Type.Object({ outline: PolygonGeometry, wind: Nullable(SectorWind) }, CLOSED)),
    },
    CLOSED,
  ),
  Type.Object({ basedOn, act: Type.Literal('area-clear') }, CLOSED),
]);
export type GroundActBody = Static<typeof GroundActBody>;
