/** The parts that are processes, and can be killed one by one. */
export type PartName = 'postgres' | 'temporal' | 'mail' | 'worker' | 'api';

/** Where each part listens, on 127.0.0.1. */
export interface StackPorts {
  api: number;
  apiMetrics: number;
  workerMetrics: number;
  oidc: number;
  postgres: number;
  temporal: number;
  temporalUi: number;
  smtp: number;
  mailUi: number;
}

/** Real parts in place of embedded ones. */
export interface GivenParts {
  databaseUrl?: string | undefined;
  temporalAddress?: string | undefined;
  smtpUrl?: string | undefined;
  issuer?: string | undefined;
}
