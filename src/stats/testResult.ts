/** Which test was made. */
export type TestMethod =
  | 'z'
  | 't'
  | 'welch'
  | 'paired-t'
  | 'anova-welch'
  | 'chi-square'
  | 'mcnemar'
  | 'mcnemar-corrected'
  | 'mcnemar-exact'
  | 'mann-whitney'
  | 'kruskal-wallis'
  | 'log-rank'
  | 'pearson'
  | 'spearman'
  | 'f'
  | 'none';

/**
 * Result of a test: `p` is two-sided, 0…1. Statistic, degrees of freedom and p are null where the answers allow
 * none (too few, or no variation).
 */
export type TestResult = {
  statistic: number | null;
  df: number | null;
  p: number | null;
  method: TestMethod;
  /** Second degrees of freedom, of an F. */
  df2?: number;
};
