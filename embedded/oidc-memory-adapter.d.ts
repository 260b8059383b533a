declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  /** Makes the provider's own adapter without the warning that it forgets at a restart. */
  export function createMemoryAdapter(
    clockTolerance?: number,
  ): import('oidc-provider').AdapterFactory;
}
