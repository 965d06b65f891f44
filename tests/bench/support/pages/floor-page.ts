import { io } from 'socket.io-client';

/** The least a picture can do: a message, the next animation frame, one clear, one pixel read back. */
const canvas = document.querySelector('canvas')!;
const gl = canvas.getContext('webgl2')!;
const latencies: number[] = [];
const pixel = new Uint8Array(4);

function connect(url: string): Promise<void> {
  const socket = io(url, { transports: ['websocket'] });
  let turn = 0;
  socket.on('tell', ({ due }: { due: number }) => {
    requestAnimationFrame(() => {
      turn += 1;
      gl.clearColor((turn % 2) * 0.5, 0.2, 0.3, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      if (pixel[0]! > 64 !== (turn % 2 === 1)) throw new Error('the pixel is not what was drawn');
      latencies.push(performance.timeOrigin + performance.now() - due);
    });
  });
  return new Promise((resolve) => socket.once('connect', () => resolve()));
}

const bench = {
  connect,
  now: () => performance.timeOrigin + performance.now(),
  taken: () => latencies.splice(0),
};
Object.assign(window, { bench });
