// What a page of the desk can do beyond links and forms. Each part finds its
// own place in the page and leaves it alone where it is not there.
import { startAxis } from "./axis";
import { startBehind } from "./behind";
import { startCompare } from "./compare";
import { startEditor } from "./editor";
import { startKeys } from "./keys";
import { startLive } from "./live";
import { startWork } from "./work";

startLive();
startAxis();
startKeys();
startWork();
startBehind();
startEditor();
startCompare();
