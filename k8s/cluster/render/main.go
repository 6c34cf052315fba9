// Render puts the manifests of one folder together, as `kubectl kustomize` does, and prints them as a list in JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: render FOLDER")
	}
	made, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), os.Args[1])
	if err != nil {
		fail(err)
	}
	manifests := []any{}
	for _, resource := range made.Resources() {
		content, err := resource.Map()
		if err != nil {
			fail(err)
		}
		manifests = append(manifests, content)
	}
	if err := json.NewEncoder(os.Stdout).Encode(manifests); err != nil {
		fail(err)
	}
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
