import Type, { type Static } from 'typebox';
import { ActorName, BasedOn, CLOSED, Identifier, Instant, Nullable } from './common.ts';

/** The command bodies of art. 58, highest first: whose area has an incident. */
export const COMMAND_LEVELS = ['city', 'county', 'town'] as const;
export const CommandLevel = Type.Enum([...COMMAND_LEVELS]);
export type CommandLevel = (typeof COMMAND_LEVELS)[number];

/** What a sector is called on the radio, e.g. A or 供水. */
const SectorName = Type.String({ minLength: 1, maxLength: 40 });
/** Where it is, in words of the place. */
const SectorPlace = Type.String({ maxLength: 200 });
/** A call-sign, a desk or a role; never a person's name. */
const SectorLead = Type.String({ maxLength: 80 });

/** So many can be followed at a glance; a larger incident is several [D]. */
export const MOST_SECTORS = 20;

/** A part of an incident with its units: ids of their tasks, each in one sector at most. */
export const Sector = Type.Object(
  {
    id: Identifier,
    name: SectorName,
    place: SectorPlace,
    lead: SectorLead,
    units: Type.Array(Identifier),
  },
  CLOSED,
);
export type Sector = Static<typeof Sector>;

/** Command on offer: until it is accepted the former commands. */
const CommandOffer = Type.Object(
  { to: CommandLevel, by: ActorName, at: Instant, note: Type.String({ maxLength: 300 }) },
  CLOSED,
);

/** Who commands an incident since when, whom it is offered to, and how it is divided. */
export const IncidentCommand = Type.Object(
  {
    level: CommandLevel,
    since: Instant,
    offer: Nullable(CommandOffer),
    sectors: Type.Array(Sector, { maxItems: MOST_SECTORS }),
  },
  CLOSED,
);
export type IncidentCommand = Static<typeof IncidentCommand>;

const basedOn = BasedOn;

/** `POST /api/incidents/:id/command`. `sector-assign` names the task of a unit; `sector` null: it is in none then. */
export const CommandActBody = Type.Union([
  Type.Object(
    {
      basedOn,
      act: Type.Literal('sector-add'),
      name: SectorName,
      place: SectorPlace,
      lead: SectorLead,
    },
    CLOSED,
  ),
  Type.Object(
    {
      basedOn,
      act: Type.Literal('sector-change'),
      sector: Identifier,
      name: SectorName,
      place: SectorPlace,
      lead: SectorLead,
    },
    CLOSED,
  ),
  Type.Object({ basedOn, act: Type.Literal('sector-close'), sector: Identifier }, CLOSED),
  Type.Object(
    {
      basedOn,
      act: Type.Literal('sector-assign'),
      unit: Identifier,
      sector: Nullable(Identifier),
    },
    CLOSED,
  ),
  Type.Object(
    {
      basedOn,
      act: Type.Literal('command-offer'),
      to: CommandLevel,
      note: Type.String({ maxLength: 300 }),
    },
    CLOSED,
  ),
  Type.Object({ basedOn, act: Type.Literal('command-accept') }, CLOSED),
  Type.Object(
    { basedOn, act: Type.Literal('command-refuse'), reason: Type.String({ maxLength: 300 }) },
    CLOSED,
  ),
  Type.Object({ basedOn, act: Type.Literal('command-withdraw') }, CLOSED),
]);
export type CommandActBody = Static<typeof CommandActBody>;
