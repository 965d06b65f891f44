import type { MapLibreMap } from 'maplibre-gl';
import { afterEach, describe, expect, it } from 'vitest';
import { laterGuest } from '../../../client/map/later-guest.ts';
import {
  guestHoldsPointer,
  inviteGuest,
  inviteOnlooker,
  receiveGuests,
} from '../../../client/store/map-guest.ts';

const [first, second] = [{} as MapLibreMap, {} as MapLibreMap];
let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.reverse()) end();
  ends = [];
});

/** A guest that keeps what happened to it. */
function guestOf(log: string[]) {
  return (map: MapLibreMap) => {
    const name = map === first ? 'first' : 'second';
    log.push(`begins on ${name}`);
    return () => void log.push(`ends on ${name}`);
  };
}

describe('a guest on the map', () => {
  it('has the pointer while it is there, and begins again on a map that is built anew', () => {
    const log: string[] = [];
    const leave = inviteGuest(guestOf(log));
    expect([log, guestHoldsPointer()]).toEqual([[], true]);
    const endFirst = receiveGuests(first);
    endFirst();
    ends.push(receiveGuests(second));
    leave();
    expect(log).toEqual(['begins on first', 'ends on first', 'begins on second', 'ends on second']);
    expect(guestHoldsPointer()).toBe(false);
  });

  it('that only draws leaves the pointer, and stays when another comes for it', () => {
    const [lines, hand]: [string[], string[]] = [[], []];
    ends.push(receiveGuests(first), inviteOnlooker(guestOf(lines)));
    expect(guestHoldsPointer()).toBe(false);
    inviteGuest(guestOf(hand))();
    expect(hand).toEqual(['begins on first', 'ends on first']);
    expect(lines).toEqual(['begins on first']);
  });

  it('whose code comes when it has left never begins', async () => {
    const log: string[] = [];
    let arrive: (guest: ReturnType<typeof guestOf>) => void = () => {};
    const fetched = new Promise<ReturnType<typeof guestOf>>((done) => {
      arrive = done;
    });
    ends.push(receiveGuests(first));
    const leave = inviteGuest(laterGuest(() => fetched));
    leave();
    arrive(guestOf(log));
    await fetched;
    await Promise.resolve();
    expect(log).toEqual([]);
    ends.push(inviteGuest(laterGuest(() => fetched)));
    await new Promise((done) => setTimeout(done, 0));
    expect(log).toEqual(['begins on first']);
  });
});
