using System.Collections.Immutable;
using System.Device.Gpio;
using System.Globalization;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Doctor;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hosting.Tests.Doctor;

/// <summary>A machine made of files and simulated parts: in order at first, then with one thing wrong at a time.</summary>
public sealed class RigDoctorTests
{
    private const string Adapter = "usb-FTDI_FT232R_A1-if00-port0";

    private DirectoryInfo root = null!;
    private SimulatedI2cBus bus = null!;
    private HostInterface? eth1;
    private ImmutableArray<ProbedServer> others;
    private Exception? gpioFault;
    private Exception? busFault;
    private string? mayNotOpen;
    private string? lineHolder;
    private long free;

    [SetUp]
    public void InOrder()
    {
        root = Directory.CreateTempSubdirectory("phonerig-doctor-");
        bus = new SimulatedI2cBus(1);
        bus.Attach(0x20, new Mcp23017Chip());
        (lineHolder, eth1, others, gpioFault, busFault, mayNotOpen, free) = (null, new HostInterface("eth1", [(IPAddress.Parse("10.70.0.1"), 24)], IsUp: true), [], null, null, null, 20_000_000_000);
        Put("/dev/ttyUSB0", "");
        Directory.CreateDirectory(At("/dev/serial/by-id"));
        File.CreateSymbolicLink(At($"/dev/serial/by-id/{Adapter}"), At("/dev/ttyUSB0"));
        Put("/proc/cmdline", "console=tty1 root=PARTUUID=1-02 rootfstype=ext4\n");
        Put("/proc/self/status", "Name:\tphonerig\nCapEff:\t0000000000002400\n");
        Process(1, "systemd");
        Put("/sys/devices/platform/soc/soc:firmware/get_throttled", "0\n");
        Put("/run/systemd/timesync/synchronized", "");
        Put("/etc/apt/apt.conf.d/50unattended-upgrades", "// Unattended-Upgrade::Automatic-Reboot \"true\";\n");
    }

    [TearDown]
    public void Remove()
    {
        bus.Dispose();
        root.Delete(recursive: true);
    }

    [Test]
    public void A_machine_in_order_has_a_finding_for_each_side_and_nothing_to_mend()
    {
        var findings = Examine();

        Assert.That(findings.Where(one => one.Grade != FindingGrade.InOrder || one.Mend is not null), Is.Empty);
        Assert.That(findings.Select(one => one.What.Split(' ', ':')[0]), Is.EqualTo(new[] { "GPIO", "board", "console", "pi", "network", "supply", "clock", "disk" }));
    }

    [Test]
    public void A_simulated_rig_needs_nothing_of_the_machine()
    {
        root.Delete(recursive: true);
        root.Create();

        Assert.That(RigDoctor.Examine(Rig() with { Simulated = true }, Machine(), root.FullName).Select(one => one.Grade), Is.All.EqualTo(FindingGrade.InOrder));
    }

    [Test]
    public void Without_libgpiod_or_the_group_the_command_is_named()
    {
        gpioFault = new DllNotFoundException("libgpiod");
        Assert.That(Only("GPIO"), Is.EqualTo((FindingGrade.Problem, "sudo apt install libgpiod3 || sudo apt install libgpiod2")));

        gpioFault = new UnauthorizedAccessException("Permission denied");
        Assert.That(Only("GPIO"), Is.EqualTo((FindingGrade.Problem, "sudo usermod -aG gpio pi")));
    }

    [Test]
    public void A_line_that_another_program_holds_is_told_with_its_purpose_and_who_has_it()
    {
        lineHolder = "pigpio";
        var taken = Examine().Single(one => one.What.Contains("held", StringComparison.Ordinal));
        Assert.That((taken.Grade, taken.Mend), Is.EqualTo((FindingGrade.Problem, "gpioinfo")));
        Assert.That(taken.What, Does.StartWith("GPIO: gpio/17, the relay of station s1, is held by pigpio"));

        lineHolder = "phonerig";
        Assert.That(Examine().Single(one => one.What.Contains("held", StringComparison.Ordinal)).Grade, Is.EqualTo(FindingGrade.Warning), "the rig's own server");
    }

    [TestCase("Y\n", FindingGrade.Problem)]
    [TestCase("N\n", FindingGrade.InOrder)]
    [TestCase(null, FindingGrade.Warning)]
    public void Keys_on_the_header_are_held_against_what_the_kernel_does_with_the_lines_of_the_dead(string? persist, FindingGrade grade)
    {
        if (persist is not null)
        {
            Put("/sys/module/pinctrl_bcm2835/parameters/persist_gpio_outputs", persist);
        }

        var rig = WithKeyOnTheHeader();
        var finding = RigDoctor.Examine(rig, Machine(), root.FullName).Single(one => one.What.StartsWith("kept lines", StringComparison.Ordinal));

        Assert.That(finding.Grade, Is.EqualTo(grade));
        Assert.That(finding.Mend, Is.EqualTo(grade == FindingGrade.Problem ? "echo dtparam=strict_gpiod | sudo tee -a /boot/firmware/config.txt && sudo reboot" : null));
    }

    [Test]
    public void A_rig_whose_key_would_stay_down_is_not_taken_over_and_the_line_to_add_is_told()
    {
        Put("/sys/module/pinctrl_bcm2835/parameters/persist_gpio_outputs", "Y\n");
        var opening = new RigOpening
        {
            Rig = WithKeyOnTheHeader(),
            RigFile = "rig.yaml",
            Folder = new ConfigFolder(root.FullName),
            State = new RigState(root.FullName),
            Machine = Machine(),
        };

        Assert.That(
            () => OwnedRig.Open(opening),
            Throws.TypeOf<RigRefusedException>().With.Message.StartsWith("key # of station s1 hangs on gpio/22").And.Message.Contains("the line `dtparam=strict_gpiod` into /boot/firmware/config.txt"));
    }

    [Test]
    public void A_bus_or_a_chip_that_something_else_uses_too_is_told()
    {
        Put("/dev/i2c-1", "");
        Process(4713, "python3");
        Directory.CreateDirectory(At("/proc/4713/fd"));
        File.CreateSymbolicLink(At("/proc/4713/fd/5"), At("/dev/i2c-1"));
        Assert.That(Examine().Select(one => one.What), Has.Some.StartsWith("I2C bus 1: python3 (process 4713) uses it too"));

        Directory.CreateDirectory(At("/sys/bus/i2c/drivers/pinctrl-mcp23x17"));
        Directory.CreateDirectory(At("/sys/bus/i2c/devices/1-0020"));
        File.CreateSymbolicLink(At("/sys/bus/i2c/devices/1-0020/driver"), At("/sys/bus/i2c/drivers/pinctrl-mcp23x17"));
        Assert.That(Examine().Select(one => one.What), Has.Some.Contains("the kernel's driver pinctrl-mcp23x17 has taken the chip"));
    }

    [Test]
    public void A_board_that_does_not_answer_is_told_from_one_that_does()
    {
        var rig = Rig() with { Boards = Rig().Boards.Add("more", new BoardConfig { Chip = "mcp23017", Address = 0x21 }) };
        var boards = RigDoctor.Examine(rig, Machine(), root.FullName).Where(one => one.What.StartsWith("board", StringComparison.Ordinal)).ToList();

        Assert.That(boards.Select(one => one.Grade), Is.EqualTo(new[] { FindingGrade.InOrder, FindingGrade.Problem }));
        Assert.That(boards[1].What, Does.StartWith("board more (mcp23017 at 0x21 of I2C bus 1): the chip does not answer"));
        Assert.That(boards[1].Mend, Is.EqualTo("i2cdetect -y 1"));
    }

    [TestCase(100_000, true)]
    [TestCase(400_000, false)]
    public void A_bus_that_is_slower_than_the_rig_file_counts_on_is_told_with_the_line_to_add(int clock, bool slow)
    {
        Directory.CreateDirectory(At("/sys/bus/i2c/devices/i2c-1/of_node"));
        File.WriteAllBytes(At("/sys/bus/i2c/devices/i2c-1/of_node/clock-frequency"), Convert.FromHexString(clock.ToString("x8", CultureInfo.InvariantCulture)));
        var rig = Rig() with { Buses = Rig().Buses.Add("1", new BusConfig { Clock = new Frequency(400_000) }) };

        var findings = RigDoctor.Examine(rig, Machine(), root.FullName).Where(one => one.Grade == FindingGrade.Problem).ToList();

        Assert.That(findings.Select(one => (one.What, one.Mend)), Is.EqualTo(slow
            ? [("I2C bus 1 runs at 100kHz, and the rig file counts on 400kHz", "echo dtparam=i2c_arm_baudrate=400000 | sudo tee -a /boot/firmware/config.txt")]
            : Array.Empty<(string, string?)>()));
    }

    [Test]
    public void A_bus_that_is_not_switched_on_is_switched_on_by_a_command()
    {
        busFault = new IOException("Error 2. Can not open I2C device file '/dev/i2c-1'.");

        var finding = Examine().Single(one => one.What.StartsWith("I2C", StringComparison.Ordinal));
        Assert.That((finding.Grade, finding.Mend), Is.EqualTo((FindingGrade.Problem, "sudo raspi-config nonint do_i2c 0")));
    }

    [Test]
    public void A_port_that_is_not_there_is_told_with_those_there_are()
    {
        var rig = Rig(port: "/dev/serial/by-id/usb-other");

        var finding = RigDoctor.Examine(rig, Machine(), root.FullName).Single(one => one.What.StartsWith("console", StringComparison.Ordinal));
        Assert.That(finding.Grade, Is.EqualTo(FindingGrade.Problem));
        Assert.That(finding.What, Does.EndWith($"there is no such port; there are /dev/serial/by-id/{Adapter}"));
    }

    [Test]
    public void A_name_that_may_lead_elsewhere_is_warned_of_with_the_one_that_does_not()
    {
        var finding = RigDoctor.Examine(Rig(port: "/dev/ttyUSB0"), Machine(), root.FullName).Single(one => one.What.StartsWith("console", StringComparison.Ordinal));

        Assert.That(finding.Grade, Is.EqualTo(FindingGrade.Warning));
        Assert.That(finding.What, Does.EndWith($"write /dev/serial/by-id/{Adapter} in the rig file"));
    }

    [Test]
    public void The_check_of_a_rig_file_says_what_such_a_name_is_now()
    {
        Assert.That(PassingNames.In(Rig(port: "/dev/ttyUSB0"), Machine()).Single(), Does.StartWith("s1: /dev/ttyUSB0 ").And.EndsWith($"now it is /dev/serial/by-id/{Adapter}: write that"));
        Assert.That(PassingNames.In(Rig(port: "/dev/ttyACM3"), Machine()).Single(), Does.EndWith("(ls -l /dev/serial/by-id/ on the rig's computer)"));
        Assert.That(PassingNames.In(Rig(port: $"/dev/serial/by-id/{Adapter}"), Machine()), Is.Empty);
    }

    [Test]
    public void What_types_into_a_phone_is_named_with_the_command_that_ends_it()
    {
        Put("/proc/cmdline", "console=ttyUSB0,115200 console=tty1\n");
        Process(4711, "agetty", "/sbin/agetty", "-o", "-p -- \\u", "ttyUSB0", "vt220");
        Process(815, "ModemManager");

        var problems = Examine().Where(one => one.Grade == FindingGrade.Problem).ToList();
        Assert.That(problems.Select(one => one.What), Has.Some.Contain("the kernel writes its messages there (console=ttyUSB0)").And.Some.Contain("a login prompt runs there (process 4711)").And.Some.StartWith("ModemManager runs (process 815)"));
        Assert.That(problems.Select(one => one.Mend), Has.Member("sudo systemctl disable --now serial-getty@ttyUSB0.service").And.Member("sudo systemctl disable --now ModemManager"));
    }

    [Test]
    public void A_port_in_use_and_one_that_may_not_be_opened_are_told()
    {
        Process(4712, "minicom");
        Directory.CreateDirectory(At("/proc/4712/fd"));
        File.CreateSymbolicLink(At("/proc/4712/fd/3"), At("/dev/ttyUSB0"));
        Assert.That(Examine().Select(one => one.What), Has.Some.EndWith("minicom (process 4712) has it open"));

        mayNotOpen = At("/dev/ttyUSB0");
        Assert.That(Examine().Select(one => one.Mend), Has.Member("sudo usermod -aG dialout pi"));
    }

    [Test]
    public void A_USB_relay_board_s_port_is_looked_at_as_a_console_s_is_once_for_all_its_stations()
    {
        var rig = Rig();
        var s1 = rig.Stations["s1"] with { Console = null, Power = new PowerConfig { UsbRelay = new UsbRelayConfig { Port = $"/dev/serial/by-id/{Adapter}", Channel = 1 } } };
        rig = rig with { Stations = rig.Stations.SetItem("s1", s1).Add("s2", s1 with { Power = new PowerConfig { UsbRelay = s1.Power.UsbRelay! with { Channel = 2 } } }) };
        Finding[] Board() => [.. RigDoctor.Examine(rig, Machine(), root.FullName).Where(one => one.What.StartsWith("USB relay board", StringComparison.Ordinal))];

        Assert.That(Board().Select(one => (one.Grade, one.What)), Is.EqualTo(new[] { (FindingGrade.InOrder, $"USB relay board of s1, s2, /dev/serial/by-id/{Adapter}: there, and free") }));

        Process(4713, "minicom", "minicom");
        Directory.CreateDirectory(At("/proc/4713/fd"));
        File.CreateSymbolicLink(At("/proc/4713/fd/3"), At("/dev/ttyUSB0"));
        Assert.That(Board().Single().What, Does.EndWith("minicom (process 4713) has it open"));

        rig = rig with { Stations = rig.Stations.SetItem("s1", s1 with { Power = new PowerConfig { UsbRelay = s1.Power.UsbRelay! with { Port = "/dev/serial/by-id/gone" } } }).Remove("s2") };
        Assert.That(Board().Single().What, Does.Contain("there is no such port").And.Contain(Adapter));
    }

    [Test]
    public void What_the_owner_knows_of_its_parts_is_told_too()
    {
        var status = new RigStatus("lab", Simulated: false, "serve", TimeSpan.FromSeconds(5),
        [
            new StationStatus("s1", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12) { Faults = ["board keys: it was reset", "the console is text at 19200 baud"] },
            new StationStatus("s2", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12),
        ])
        {
            StuckPorts = ["/dev/serial/by-id/a"],
        };

        Assert.That(RigDoctor.Told(status).Select(one => (one.Grade, one.What.Split(": ")[^1])), Is.EqualTo(new[]
        {
            (FindingGrade.Problem, "it was reset"),
            (FindingGrade.Problem, "the console is text at 19200 baud"),
            (FindingGrade.Problem, "its adapter's driver holds it; pull the adapter and start phonerig again"),
        }));
    }

    [Test]
    public void Capabilities_that_are_missing_are_named_with_what_they_are_for()
    {
        Put("/proc/self/status", "CapEff:\t0000000000000000\n");

        var missing = Examine().Where(one => one.What.Contains("CAP_", StringComparison.Ordinal)).ToList();
        Assert.That(missing.Select(one => one.Grade), Is.EqualTo(new[] { FindingGrade.Problem, FindingGrade.Warning }));
        Assert.That(missing.Select(one => one.Mend), Is.All.StartWith("sudo setcap 'cap_net_bind_service,cap_net_raw=+ep'"));
    }

    [Test]
    public void An_interface_is_looked_at_from_its_being_there_to_whoever_else_leases_on_it()
    {
        eth1 = null;
        Assert.That(Only("network"), Is.EqualTo((FindingGrade.Problem, (string?)null)));

        eth1 = new HostInterface("eth1", [], IsUp: false);
        Assert.That(Only("network"), Is.EqualTo((FindingGrade.Problem, "sudo ip link set eth1 up")));

        eth1 = new HostInterface("eth1", [(IPAddress.Parse("192.168.1.5"), 24)], IsUp: true);
        Assert.That(Only("network"), Is.EqualTo((FindingGrade.Problem, "sudo ip addr add 10.70.0.1/24 dev eth1")));

        eth1 = new HostInterface("eth1", [(IPAddress.Parse("10.70.0.1"), 24)], IsUp: true);
        others = [Answering("10.70.0.1")];
        Assert.That(Only("network").Grade, Is.EqualTo(FindingGrade.InOrder), "the rig's own server is none beside it");

        others = [Answering("10.70.0.1"), Answering("10.70.0.254")];
        Assert.That(Only("network"), Is.EqualTo((FindingGrade.Problem, "phonerig dhcp probe --interface eth1")));
    }

    [Test]
    public void A_vlan_device_that_is_missing_is_made_by_a_command()
    {
        var rig = Rig();
        rig = rig with { Stations = rig.Stations.SetItem("s1", rig.Stations["s1"] with { Vlan = 101 }) };

        var finding = RigDoctor.Examine(rig, Machine(), root.FullName).Single(one => one.What.StartsWith("network", StringComparison.Ordinal));
        Assert.That(finding.Mend, Is.EqualTo("sudo ip link add link eth1 name eth1.101 type vlan id 101 && sudo ip link set eth1.101 up"));
    }

    [TestCase("50005", FindingGrade.Problem)]
    [TestCase("50000", FindingGrade.Warning)]
    [TestCase("0", FindingGrade.InOrder)]
    public void Too_little_voltage_now_is_worse_than_once(string bits, FindingGrade grade)
    {
        Put("/sys/devices/platform/soc/soc:firmware/get_throttled", $"{bits}\n");

        Assert.That(Only("supply").Grade, Is.EqualTo(grade));
    }

    [Test]
    public void The_server_of_the_UPS_is_asked_and_only_where_the_rig_file_names_one()
    {
        Finding[] Look(Func<UpsReading> says) => [.. RigDoctor.Examine(
            Rig() with { Ups = new UpsConfig { Nut = NutAddress.Parse("ups@nas", null) } }, Machine(says), root.FullName).Where(one => one.What.StartsWith("UPS", StringComparison.Ordinal))];

        Assert.That(Examine().Select(one => one.What), Has.None.StartWith("UPS"));
        Assert.That(Look(() => new(UpsPower.Mains, "OL")).Single(), Is.EqualTo(new Finding(FindingGrade.InOrder, "UPS: ups@nas says OL: the mains are there")));
        Assert.That(Look(() => new(UpsPower.Battery, "OB")).Single().Grade, Is.EqualTo(FindingGrade.Warning));
        Assert.That(
            Look(() => throw new HardwareFaultException("UPS ups@nas", "nas cannot be reached")).Single(),
            Is.EqualTo(new Finding(FindingGrade.Problem, "UPS: nas cannot be reached; the rig would go on as on the mains", "upsc ups@nas")));
    }

    [Test]
    public void A_clock_that_is_not_set_a_full_disk_and_reboots_by_night_are_warned_of()
    {
        File.Delete(At("/run/systemd/timesync/synchronized"));
        free = 500_000_000;
        Put("/etc/apt/apt.conf.d/50unattended-upgrades", "Unattended-Upgrade::Automatic-Reboot \"true\";\n");

        Assert.That(Examine().Where(one => one.Grade == FindingGrade.Warning).Select(one => one.What.Split(':')[0]), Is.EqualTo(new[] { "clock", "disk", "reboots" }));
    }

    private static ProbedServer Answering(string address) => new(new DhcpOffer { Source = IPAddress.Parse(address), Address = IPAddress.Parse("10.70.0.50") }, null, []);

    private static RigConfig Rig(string port = $"/dev/serial/by-id/{Adapter}") => new()
    {
        Rig = "lab",
        Network = new NetworkConfig { Interface = "eth1", Address = "10.70.0.1/24", LeaseFrom = "10.70.0.100", LeaseTo = "10.70.0.199" },
        Firmware = new FirmwareConfig(),
        Boards = ImmutableDictionary<string, BoardConfig>.Empty.Add("keys", new BoardConfig { Chip = "mcp23017", Address = 0x20 }),
        Stations = ImmutableDictionary<string, StationConfig>.Empty.Add("s1", new StationConfig
        {
            Phone = "cisco-7970",
            Power = new PowerConfig { Relay = PinRef.Parse("gpio/17", null) },
            Console = new ConsoleConfig { Port = port },
        }),
    };

    private static RigConfig WithKeyOnTheHeader()
    {
        var rig = Rig();
        var keys = ImmutableDictionary<string, PinRef>.Empty.Add("#", PinRef.Parse("gpio/22", null));
        return rig with { Stations = rig.Stations.SetItem("s1", rig.Stations["s1"] with { Keypad = new KeypadConfig { Kind = KeypadKind.Taps, Keys = keys } }) };
    }

    private string At(string path) => Path.Combine(root.FullName, path.TrimStart('/'));

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private void Process(int id, string name, params string[] arguments)
    {
        Put($"/proc/{id}/comm", $"{name}\n");
        Put($"/proc/{id}/cmdline", string.Join('\0', arguments));
    }

    private Machine Machine(Func<UpsReading>? ups = null) => new(root.FullName)
    {
        AskUps = _ => ups!(),
        User = "pi",
        Gpio = () => gpioFault is null ? new GpioController(new SimulatedGpioDriver()) : throw gpioFault,
        I2c = _ => busFault is null ? bus : throw busFault,
        LineHolder = _ => lineHolder,
        MayOpen = path => path != mayNotOpen,
        Interface = name => name == "eth1" && eth1 is not null ? (eth1, null) : (null, $"there is no network interface \"{name}\""),
        AskForAddress = _ => others,
        FreeBytes = _ => free,
    };

    private List<Finding> Examine() => [.. RigDoctor.Examine(Rig(), Machine(), root.FullName)];

    private (FindingGrade Grade, string? Mend) Only(string side)
    {
        var finding = Examine().Single(one => one.What.StartsWith(side, StringComparison.Ordinal));
        return (finding.Grade, finding.Mend);
    }
}
