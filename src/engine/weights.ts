/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: 1.99,
    weights: [
      0.67, 1.02, 0.07, 1.76, 0.01, -0.15, 0.94, 0.59, 1.34, 2.15, 1.36, 1.32, -0.26, -0.46, 1.53, -5.37,
      1.78, -2.15, -3.37, 12.76, 1.33, -0.85, 1.6, -0.49, -1.01, 2.2, 3.22, 0, 0, 0, 0, 0, -2.3, -7.23, -7.48,
      0.62, -0.44, -1.84, -1.18, 1.84, 2.85, -0.87, 1.29, 1.26, 4.24, -1.92,
    ],
  },
  latin: {
    bias: -0.9,
    weights: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4.89, -6.2, 0.88, -1.59, 0, 6.04, 1.74, 2.23, 2.86, 1.5,
      -0.04, 1.41, 2.72, -0.07, -0.79, 0.87, -0.18, -1.74, -2.8, -4.8, -8.22, 0, 0, 0, 0, 2.79, 2.45, 0, 0,
      0.69, 0, 0,
    ],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: {
    bias: -2.26,
    weights: [
      3.29, -2.94, 2.56, 1.69, -0.66, 1.36, 3.42, -3.93, 0.18, 2.33, 0, 0, 0.02, 0, 1.66, 0, -3.81, -0.55,
      -0.03, -0.15,
    ],
  },
  latin: {
    bias: -6.91,
    weights: [
      8.6, -1.47, 0, 0, -1.26, 0, 4.44, -1.03, -0.12, 0.18, -0.35, 0.91, 0, 0, 2.96, 0, 0, -0.46, 0, -0.1,
    ],
  },
};

/** Weights of the second look, in the order of `SECOND_FEATURES`. */
export const SECOND_WEIGHTS = {
  cjk: {
    bias: 0.53,
    weights: [0.64, 1.63, 0.98, -1.18, 3.14, -3, 0.01, -1.58, 0, -0.91, -1.48, -2.1, 0.92],
  },
  latin: {
    bias: -0.47,
    weights: [0.69, 1.28, 2.2, -2.07, 3.4, -0.75, 0.06, -1.59, -0.41, -1.43, -1.07, 0.17, 1.45],
  },
};

/** Weights of the border model, in the order of `BORDER_FEATURES`: log odds that both sides are one article. */
export const BORDER_WEIGHTS = {
  cjk: {
    bias: 7.81,
    weights: [
      21.58, -10.16, -6.9, -1.76, -0.23, -1.4, -2.16, -0.71, 0.48, -0.19, 0.19, 0.34, 4.54, -3, -2.48, 0.99,
      -2.5, -0.12, -0.29, -1.36, 0.87, -0.82, 1.11, 1.62, -0.99, -0.12, 0.13, 5.36, 8.53, -2.07, 0.83, 5.67,
    ],
  },
  latin: {
    bias: 5.16,
    weights: [
      10.59, 4.35, 4.2, -5.25, -0.04, -2.44, -1.7, 1.61, 1.4, -1.06, -0.97, -4.56, 44.88, -3, -2.6, -4.39,
      -2.5, -0.01, -0.15, -1.51, 0.63, 1.27, 0.56, 0.39, -0.21, 0.02, -0.09, 1.91, 11.11, -1.47, 0.34, 2.46,
    ],
  },
};

/** Weights of the pair model, in the order of `PAIR_FEATURES`: log odds that two clusters are one article. */
export const PAIR_WEIGHTS = {
  cjk: {
    bias: 7.89,
    weights: [
      -103.27, 3.91, 5.85, -1.31, -1.01, 15.76, 77.01, 1.25, 0.66, 1.65, 0.35, -3.26, -0.15, -0.5, 7.8, -0.11,
      -2.53, 3.65, -1.07, 1.44, -0.43, -0.03, -0.22, -2.78, -5.61, -0.3, -16.31, -1.9, 0.15, -0.19, -0.12,
      -0.14, 0.85, 0, 0, 0, 0, 0,
    ],
  },
  latin: {
    bias: 9.43,
    weights: [
      99.97, 13.12, 4.44, -0.07, -1.32, 3.76, 22.63, 1.58, 0.94, 1.84, 0.39, -0.16, 0, -0.64, 0, -5.51,
      -11.86, -6.7, -0.73, 0.93, -0.14, -0.1, 0.51, -1.5, -6.14, 0.66, -4.82, -14.29, 0, -0.13, -0.13, -0.86,
      1.24,
    ],
  },
};

/** Weights of how a paragraph opens, in the order of `OPENING_CUES`; the bias puts a common paragraph at 0. */
export const OPENING_WEIGHTS = {
  cjk: { bias: -1, weights: [3, 1.74, 0.68, 1.73, -1.01, -0.33] },
  latin: { bias: 0, weights: [3, 0, 0.78, 2.53, -4.2, -3.4] },
};

/** Weights of the same features where what is weighed has grown to articles or great parts of them. */
export const ARTICLE_WEIGHTS = {
  cjk: {
    bias: 14.61,
    weights: [
      -16.2, -1.87, -0.92, -0.84, -2.14, -7.52, 30.42, 1.54, 0.47, 1.94, 0.35, -6.46, -0.31, -0.06, 0.0, 0.96,
      -19.75, -9.23, -0.85, 0.99, -0.43, -0.37, -1.18, 0.0, -0.71, 4.81, -1.0, 9.04, 0.31, 0.11, 0.54, -0.68,
      0.83, 0, 0, 0, 0, 0,
    ],
  },
  latin: {
    bias: 25.1,
    weights: [
      26.32, 17.7, 6.79, -0.68, -3.99, -1.79, 12.61, 2.64, 0.81, 1.56, 0.07, 0, 0.09, -0.01, 0, -1.75, -13.62,
      -2.2, -0.99, 1.18, -0.17, -0.16, 1.33, -3.3, -0.99, 4.38, -0.57, -0.92, -0.09, 0, 0.16, -1.59, 1.18,
    ],
  },
};

/** Weights of the signs of a beginning, in the order of `HEAD_SIGNS`: log odds that it is the rest of a sentence. */
export const HEAD_WEIGHTS = {
  cjk: {
    bias: -0.29,
    weights: [4.62, 4, 3.51, -0.93, 0.53, -2.32, -2.63, -0.35, 2.23, -0.04, -1.53, 0, 0, -2.29],
  },
  latin: { bias: -2.66, weights: [4, 4, 2.37, 0, 0, -2.06, -1.33, 0.52, 0.13, 5.62, -1.48, 7.21, -0.74, 0] },
};

/** Weights of a step from one column to the next, in the order of `ORDER_FEATURES`. */
export const ORDER_WEIGHTS = {
  cjk: [
    0.26, 1.45, -1.24, -1.79, 3.29, 0.24, 0.84, -0.22, -0.02, -0.51, -0.6, 2.68, 0.02, 1.02, -0.89, 2.38,
    -0.07, -2.88, 1.22, 2.98, -1.2,
  ],
  latin: [
    0.11, 1.68, -0.62, -0.42, 2.39, 0.7, -1.32, -0.33, -0.73, 0.29, 0.01, 2.74, 0.18, 0.84, -1.68, 2.7, -0.01,
    -1.92, -0.37, 2.05, -0.04,
  ],
};
