import Type from 'typebox';
import { CLOSED } from './common.ts';

/** An area a list is asked for: city, county, town, community or one grid, by its digits. */
export const GridPlace = Type.String({
  pattern: '^\\d{6}(\\d{3}(\\d{3}(\\d{3}(\\d{2})?)?)?)?$',
  description: 'six digits (city, county) to seventeen (micro-grid)',
});

/** `?area=`; without it the asker's own. */
export const GridPlaceQuery = Type.Object({ area: Type.Optional(GridPlace) }, CLOSED);
