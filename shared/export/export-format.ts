/** Files a collection can be saved as. */
export const EXPORT_FORMATS = ['geojson', 'shapefile', 'kml', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
