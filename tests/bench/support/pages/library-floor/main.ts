import { MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';

/** What a first load cannot do without: the three libraries, used as little as keeps them whole. */
setWorkerUrl(workerUrl);
const container = document.getElementById('root')!;
createRoot(container).render(createElement('div', { id: 'map' }));
new MapLibreMap({ container, style: { version: 8, sources: {}, layers: [] } });
io({ path: '/live', transports: ['websocket'] });
