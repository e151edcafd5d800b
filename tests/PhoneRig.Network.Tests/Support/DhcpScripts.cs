namespace PhoneRig.Network.Tests.Support;

/// <summary>What the judges' DHCP clients call at each turn: scripts that set the address and write down what they were told.</summary>
internal sealed class DhcpScripts : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-dhcp-");

    public DhcpScripts()
    {
        Udhcpc = Script("udhcpc", $$"""
            #!/bin/sh
            echo "$1"; env
            case "$1" in
            bound) ip addr add "$ip/$mask" dev "$interface"; : > "{{Bound}}" ;;
            deconfig) ip addr flush dev "$interface" ;;
            esac
            """);
        Dhclient = Script("dhclient", $$"""
            #!/bin/sh
            { echo "$reason"; env; } >> "{{Log}}"
            case "$reason" in
            BOUND|REBOOT) ip addr add "$new_ip_address/24" dev "$interface" ;;
            RELEASE|EXPIRE|STOP) ip addr flush dev "$interface" ;;
            esac
            """);
        File.WriteAllText(DhclientConfiguration, """
            option tftp150 code 150 = array of ip-address;
            send vendor-class-identifier "Cisco Systems, Inc. IP Phone CP-7970G";
            request subnet-mask, tftp-server-name, routers, tftp150, dhcp-lease-time;
            timeout 20;
            retry 5;
            """);
    }

    public string Udhcpc { get; }

    public string Dhclient { get; }

    public string DhclientConfiguration => Of("dhclient.conf");

    /// <summary>There once udhcpc has its address and has set it.</summary>
    public string Bound => Of("bound");

    /// <summary>What dhclient was told: its script's words.</summary>
    public string Log => Of("dhclient.log");

    public string Of(string name) => Path.Combine(folder.FullName, name);

    public string Script(string name, string text)
    {
        var path = Of($"{name}.sh");
        File.WriteAllText(path, text);
        Assert.That(Tool.Run("chmod", "+x", path).Code, Is.Zero);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
