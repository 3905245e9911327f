import coreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { fileNames } from "./scripts/lint/file-names.mjs";
import { importFence } from "./scripts/lint/import-fence.mjs";
import { hashFiles } from "./scripts/platform/checkout.mjs";

const house = { rules: { "file-names": fileNames, "import-fence": importFence } };

const config = [
  {
    ignores: [
      ".next*/**",
      ".data/**",
      "lib/db/generated/**",
      "next-env.d.ts",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...coreWebVitals,
  ...nextTypescript,
  {
    settings: {
      // Said outright: the plugin's own detection asks ESLint for what version 10 no longer has.
      react: { version: "19.3" },
      // ESLint's cache looks at the configuration only, not at the code of our own rules.
      house: hashFiles(["scripts/lint"]),
    },
  },
  {
    plugins: { house },
    rules: {
      "house/file-names": "error",
      "house/import-fence": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text of events is hostile: render it as text.",
        },
      ],
      // It warns where the React compiler would skip a component; we do not use the compiler.
      "react-hooks/incompatible-library": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["app/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          name: "next/navigation",
          importNames: ["notFound"],
          message: "Return <PageNotFound />: the answer has begun, and a throw is an error in the console.",
        },
      ],
    },
  },
  // Playwright's fixtures hand over with a function called `use`, which is no hook of React.
  { files: ["e2e/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
];

export default config;
