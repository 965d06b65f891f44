/// <reference types="vite/client" />
/** esbuild's JSON loader reads these files. */
declare module '*.topojson' {
  const topology: import('topojson-specification').Topology;
  export default topology;
}
