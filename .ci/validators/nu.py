"""The Nu HTML checker over all HTML, CSS and SVG of a site, in one JVM."""
import json
import pathlib
import subprocess

from site_files import checked

HERE = pathlib.Path(__file__).parent
CHECKER = HERE / "node_modules/vnu-jar"


def nu(site):
    files = [name for name in site.names if name.endswith((".html", ".css", ".svg"))]
    jdk = subprocess.run([HERE.parent / "jdk"], check=True, capture_output=True, text=True).stdout.strip()
    done = subprocess.run(
        [f"{jdk}/bin/java", "-jar", CHECKER / "build/dist/vnu.jar", "--skip-non-html", "--also-check-css", "--also-check-svg",
         "--exit-zero-always", "--format", "json", site.folder], check=True, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    version = json.loads((CHECKER / "package.json").read_text("utf-8"))["version"]
    wrong = [f"{message.get('url', '').rpartition(str(site.folder))[2]}:{message.get('lastLine', '')}: {message['message']}"
             for message in messages if message["type"] != "info"]
    return f"Nu HTML checker {version}", f"{len(files)} files", wrong


checked(nu)
