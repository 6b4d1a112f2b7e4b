/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: {
    bias: -3.9,
    weights: [
      4.5, -2.43, 2.93, 2.6, -0.83, 1.03, 6.34, -5.71, -0.01, 2.74, 0, 0, 0.39, -0.48, 4.96, 0, -1.88, -0.57,
      -0.3, -0.37, -0.69,
    ],
  },
  latin: {
    bias: -4.9,
    weights: [
      4.59, -1.46, 0, 0, -0.99, 0, 7.24, -10.88, 0.07, 1.59, -1.5, 2.15, 2.93, -2.36, 2.42, 0, 0, -1.3, 0.52,
      -0.06, -1.15,
    ],
  },
};

/**
 * Weights of how a paragraph opens, in the order of `OPENING_CUES`, against the common share of firsts. Those of Latin
 * script are fitted by `bench/fit-openings.ts` on cut pages of agency and newspaper articles. Those of Chinese are of an
 * earlier fit, rounded: what the script fits today on newspaper and broadcast articles is no better on others (log loss
 * 0.524 against 0.521), nor are the plans.
 */
export const OPENING_WEIGHTS = {
  cjk: { bias: -1, weights: [3, 1.74, 0.68, 1.73, -1.01, -0.33] },
  latin: { bias: 0.04, weights: [1.43, 0.55, -0.34, 2.74, -2.16, -3.56] },
};

/** Weights of the signs of a beginning, in the order of `HEAD_SIGNS`: log odds that it is the rest of a sentence. */
export const HEAD_WEIGHTS = {
  cjk: {
    bias: -0.29,
    weights: [4.62, 4, 3.51, -0.93, 0.53, -2.32, -2.63, -0.35, 2.23, -0.04, -1.53, 0, 0, -2.29],
  },
  latin: { bias: -2.66, weights: [4, 4, 2.37, 0, 0, -2.06, -1.33, 0.52, 0.13, 5.62, -1.48, 7.21, -0.74, 0] },
};

/** Weights of a step from one stretch of columns to the next, in the order of `ORDER_FEATURES`. */
export const ORDER_WEIGHTS = {
  cjk: [
    0.29, 0.57, -1.21, -0.98, 2.73, -0.02, -0.72, -0.43, -0.63, 0.04, 0.32, 0.35, -0.17, 0.43, -1.49, 0.94,
    -0.5, -2.47, 0.2, 0.28, 0.01, 2.15, 2.87, -0.6, 3.38,
  ],
  latin: [
    0.13, 0.65, -0.77, -0.74, 2.35, 0.31, -0.05, -0.21, 0.69, 0.2, 0.27, 0.35, 0.06, 0.21, -1.62, 0.57, 0.32,
    -1.44, -0.42, 0.41, -0.44, 0.71, 0, 0.35, 1.87,
  ],
};

/** Weights of one stretch standing before another, in the order of `STANDING_FEATURES`. */
export const STANDING_WEIGHTS = {
  cjk: [0, 2.63, 0, 4.5, 0.32],
  latin: [1.42, 2.54, 0.48, 0, -0.09],
};
