import type { DataState } from '../../../shared/model/level.ts';
import { changed, type Reducer } from './change.ts';

const STATE_AFTER: Readonly<Record<string, DataState>> = {
  'feed.silent': 'unknown',
  'feed.recovered': 'live',
};

/** A sender fell silent or speaks again; its counts are asked for. */
export const feedTold: Reducer = (state, { kind, subject }) => {
  const dataState = STATE_AFTER[kind];
  const feeds = state.feeds.map((feed) =>
    subject === `feed:${feed.id}` && dataState ? { ...feed, state: dataState } : feed,
  );
  return changed({ ...state, feeds }, { refetch: ['feeds'] });
};
