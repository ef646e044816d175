import { launch } from "./launch";

launch({ dev: true });
