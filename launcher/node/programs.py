"""How each program of a node is called and set, in the order in which they start."""

import json

from launcher.node.needs import PLUGINS

NAME = "cordon-node"
ADDRESS = "10.99.0.1"
PODS = "10.244.0.0/24"
SERVICES = "10.96.0.0/16"
API = f"{SERVICES.rpartition('.')[0]}.1"
DNS = f"{SERVICES.rpartition('.')[0]}.10"
HERE = "127.0.0.1"
USERS = {
    "admin": "/O=system:masters/CN=admin",
    "node": f"/O=system:nodes/CN=system:node:{NAME}",
    "controller-manager": "/CN=system:kube-controller-manager",
    "scheduler": "/CN=system:kube-scheduler",
    "proxy": "/CN=system:kube-proxy",
}
_SIGNED = "https://kubernetes.default.svc.cluster.local"


def certify(authority, folder):
    """Who is who in the cluster, and with what each calls the API server."""
    names = ["kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"]
    addresses = [f"IP:{address}" for address in (HERE, ADDRESS, API)]
    authority.issue("apiserver", "/CN=kube-apiserver", "serverAuth", [*addresses, *("DNS:" + name for name in names)])
    authority.signer("accounts")
    authority.issue("kubelet", f"/CN={NAME}", "serverAuth", [f"IP:{ADDRESS}", f"DNS:{NAME}"])
    authority.issue("apiserver-kubelet", "/O=system:masters/CN=apiserver-kubelet", "clientAuth")
    for user, subject in USERS.items():
        authority.issue(user, subject, "clientAuth")
        # JSON is YAML as well.
        (folder / (user + ".kubeconfig")).write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "it",
            "clusters": [{"name": "it", "cluster": {"server": f"https://{ADDRESS}:6443", "certificate-authority": str(authority.certificate)}}],
            "users": [{"name": "it", "user": {"client-certificate": str(authority.folder / (user + ".crt")),
                                              "client-key": str(authority.folder / (user + ".key"))}}],
            "contexts": [{"name": "it", "context": {"cluster": "it", "user": "it"}}],
        }))


def configure(folder):
    """The files that containerd, kubelet, kube-proxy and the network's plugins read."""
    (folder / "cni").mkdir()
    (folder / "resolv.conf").write_text("")
    (folder / "containerd.toml").write_text(_CONTAINERD.format(folder=folder, plugins=PLUGINS))
    (folder / "cni" / "10-bridge.conflist").write_text(json.dumps({
        "cniVersion": "0.4.0", "name": NAME, "plugins": [
            {"type": "bridge", "bridge": "cni0", "isDefaultGateway": True, "hairpinMode": True, "ipMasq": False,
             "ipam": {"type": "host-local", "dataDir": str(folder / "addresses"), "ranges": [[{"subnet": PODS}]]}},
            {"type": "portmap", "capabilities": {"portMappings": True}, "snat": True}]}))
    (folder / "kubelet.yaml").write_text(json.dumps({
        "apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "address": ADDRESS,
        "authentication": {"anonymous": {"enabled": False}, "webhook": {"enabled": True},
                           "x509": {"clientCAFile": str(folder / "pki" / "ca.crt")}},
        "authorization": {"mode": "Webhook"},
        "tlsCertFile": str(folder / "pki" / "kubelet.crt"), "tlsPrivateKeyFile": str(folder / "pki" / "kubelet.key"),
        # No systemd is asked for; and machines with the older cgroups are taken while Kubernetes takes them.
        "cgroupDriver": "cgroupfs", "failCgroupV1": False, "failSwapOn": False, "cgroupRoot": "/" + NAME, "cgroupsPerQOS": True,
        "enforceNodeAllocatable": ["pods"],
        "clusterDNS": [DNS], "clusterDomain": "cluster.local", "resolvConf": str(folder / "resolv.conf"),
        "containerRuntimeEndpoint": f"unix://{folder}/containerd.sock",
        "podLogsDir": str(folder / "pod-logs"), "volumePluginDir": str(folder / "volume-plugins"),
        # Images come out of archives: none could be fetched again.
        "imageGCHighThresholdPercent": 100, "imageGCLowThresholdPercent": 99,
        "evictionHard": {"memory.available": "200Mi", "nodefs.available": "1%", "imagefs.available": "1%"},
        "syncFrequency": "5s", "nodeStatusUpdateFrequency": "5s", "maxPods": 60, "localStorageCapacityIsolation": False,
    }))
    (folder / "proxy.yaml").write_text(json.dumps({
        "apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration", "mode": "iptables",
        "clientConnection": {"kubeconfig": str(folder / "proxy.kubeconfig")}, "clusterCIDR": PODS, "hostnameOverride": NAME,
        "bindAddress": ADDRESS, "healthzBindAddress": HERE + ":10256", "metricsBindAddress": HERE + ":10249",
        # Those are sysctls of the whole machine.
        "conntrack": {"maxPerCore": 0, "min": 0, "tcpEstablishedTimeout": "0s", "tcpCloseWaitTimeout": "0s"},
        "iptables": {"localhostNodePorts": False},
    }))


_CONTAINERD = """version = 2
root = "{folder}/containerd"
state = "{folder}/containerd-state"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.devmapper"]
[grpc]
  address = "{folder}/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/cordon-test/pause:1"
  # Root without CAP_SYS_RESOURCE may not lower the score, and every sandbox would fail.
  restrict_oom_score_adj = true
  enable_unprivileged_ports = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "{plugins}"
    conf_dir = "{folder}/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
"""


def etcd(folder, programs):
    store, peers = f"http://{HERE}:2379", f"http://{HERE}:2380"
    return [programs / "etcd", "--data-dir", folder / "etcd", "--unsafe-no-fsync", "--log-level", "warn",
            "--listen-client-urls", store, "--advertise-client-urls", store, "--listen-peer-urls", peers]


def api_server(folder, programs):
    pki = folder / "pki"
    return [
        programs / "kube-apiserver", f"--etcd-servers=http://{HERE}:2379", "--bind-address=0.0.0.0", "--secure-port=6443",
        f"--advertise-address={ADDRESS}", f"--service-cluster-ip-range={SERVICES}", "--allow-privileged=true", "--profiling=false",
        f"--tls-cert-file={pki}/apiserver.crt", f"--tls-private-key-file={pki}/apiserver.key", f"--client-ca-file={pki}/ca.crt",
        "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
        f"--service-account-issuer={_SIGNED}", f"--service-account-key-file={pki}/accounts.key",
        f"--service-account-signing-key-file={pki}/accounts.key",
        f"--kubelet-client-certificate={pki}/apiserver-kubelet.crt", f"--kubelet-client-key={pki}/apiserver-kubelet.key",
        f"--kubelet-certificate-authority={pki}/ca.crt", "--kubelet-preferred-address-types=InternalIP",
    ]


def controllers(folder, programs):
    config = folder / "controller-manager.kubeconfig"
    return [programs / "kube-controller-manager", f"--kubeconfig={config}", f"--authentication-kubeconfig={config}",
            f"--authorization-kubeconfig={config}", f"--service-account-private-key-file={folder}/pki/accounts.key",
            f"--root-ca-file={folder}/pki/ca.crt", "--use-service-account-credentials=true", "--leader-elect=false",
            f"--bind-address={HERE}", "--allocate-node-cidrs=true", f"--cluster-cidr={PODS}"]


def scheduler(folder, programs):
    config = folder / "scheduler.kubeconfig"
    return [programs / "kube-scheduler", f"--kubeconfig={config}", f"--authentication-kubeconfig={config}",
            f"--authorization-kubeconfig={config}", "--leader-elect=false", f"--bind-address={HERE}"]


def containerd(folder, programs):
    return ["containerd", "--config", folder / "containerd.toml"]


def kubelet(folder, programs):
    return [programs / "kubelet", f"--config={folder}/kubelet.yaml", f"--kubeconfig={folder}/node.kubeconfig",
            f"--root-dir={folder}/kubelet", f"--cert-dir={folder}/kubelet-pki", f"--hostname-override={NAME}", f"--node-ip={ADDRESS}"]


def proxy(folder, programs):
    return [programs / "kube-proxy", f"--config={folder}/proxy.yaml"]


def router(folder, programs):
    """As a firewall only: what a policy does not let through is refused."""
    return [programs / "kube-router", "--run-firewall=true", "--run-router=false", "--run-service-proxy=false", "--enable-cni=false",
            f"--service-cluster-ip-range={SERVICES}", f"--hostname-override={NAME}", f"--kubeconfig={folder}/admin.kubeconfig",
            "--health-port=0"]
