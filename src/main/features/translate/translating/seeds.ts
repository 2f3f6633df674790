/** As many as the engine knows. */
export const seeds = 2 ** 32 - 1;

/** For translations that are to differ from one that is there. */
export const freshTemperature = 0.7;
