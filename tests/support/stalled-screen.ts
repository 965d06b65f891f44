import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Caller } from './callers.ts';

/** A screen whose machine stopped: its websocket is open and nothing is read from it any more. */
export type StalledScreen = { isOpen(): boolean; resume(): void; close(): void };

/** Joins as a screen and stops reading. */
export const openStalledScreen = async (
  baseUrl: string,
  { cookie }: Pick<Caller, 'cookie'>,
): Promise<StalledScreen> => {
  const url = `${baseUrl.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
  const websocket = new WebSocket(url, { headers: { cookie, origin: baseUrl } });
  await once(websocket, 'open');
  websocket.send('40');
  await once(websocket, 'message');
  const { _socket: wire } = websocket as unknown as { _socket: Socket };
  wire.pause();
  websocket.on('error', () => {});
  return {
    isOpen: () => websocket.readyState === WebSocket.OPEN,
    resume: () => void wire.resume(),
    close: () => websocket.terminate(),
  };
};
