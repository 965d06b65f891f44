import { type ComponentType, lazy } from 'react';
import { untilFetched } from './until-fetched.ts';

/** A part of the page whose code is fetched when it is first shown. @param load imports it */
export const later = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await untilFetched(load) }));
