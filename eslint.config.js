import js from '@eslint/js';
import temporal from 'eslint-plugin-temporal';
import tseslint from 'typescript-eslint';

/** Takes the plugin's errors and leaves its matters of taste. */
function mustsOf(rules) {
  return Object.fromEntries(
    Object.entries(rules ?? {}).filter(([, level]) => [level].flat()[0] === 'error'),
  );
}

export default tseslint.config(
  {
    ignores: ['node_modules', 'prisma/generated', '.naervaer', 'coverage', '**/*.{js,mjs,cjs}'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-warning-comments': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Several signatures are asynchronous by contract, whatever one implementation needs.
      '@typescript-eslint/require-await': 'off',
      // Our ports are closures behind interfaces; none has a `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    ...temporal.configs.recommended,
    rules: {
      ...mustsOf(temporal.configs.recommended.rules),
      // A false positive on `void` promises, which the type-checked preset judges rightly.
      'temporal/workflow-no-floating-promises': 'off',
      // Another: a handler may take its time, what it must not do is answer.
      'temporal/workflow-signal-handler-returns-void': 'off',
    },
  },
  {
    // Answers over HTTP and rows of raw SQL are what a test is about; their shapes are what it asserts.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Settings are read in one place a process, and checked before anything else is done.
    files: ['**/*.ts'],
    ignores: [
      'api/server.ts',
      'worker/main.ts',
      'embedded/**',
      'prisma/**',
      'simulate/**',
      'bench/**',
      'test/**',
      'guide/**',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read settings in env.ts.' },
      ],
    },
  },
);
