// The linter's plugin: the rules of this house that no linter brings with it.
import { fileNames } from "./file-names.mjs";
import { importFence } from "./import-fence.mjs";
import { softNavigation } from "./soft-navigation.mjs";

const plugin = {
  meta: { name: "house" },
  rules: { "file-names": fileNames, "import-fence": importFence, "soft-navigation": softNavigation },
};

export default plugin;
