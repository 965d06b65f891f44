import { useLive } from '../store/live-store.ts';
import { isSilent } from './feed-heard.ts';
import { pictureStatus } from './picture-status.ts';

/**
 * Whether news reach this screen at all: it is live, the database takes readings and at least one feed
 * speaks. Where not, an empty list of alarms says nothing about the city.
 */
export const useIsHearing = (): boolean =>
  useLive((live) => pictureStatus(live) === 'live' && live.feeds.some((feed) => !isSilent(feed)));
