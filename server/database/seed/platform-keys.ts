/** Rows of `platform`: `seeded` holds a hash of what the database was filled with. */
export const PLATFORM_KEYS = { seeded: 'seeded', coverage: 'coverage' } as const;
