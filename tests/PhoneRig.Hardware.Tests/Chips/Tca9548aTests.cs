using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Chips;

[TestFixture]
internal sealed class Tca9548aTests
{
    private const int Sensor = 0x29;
    private FakeI2cBus wire = null!;
    private FakeTca9548a chip = null!;
    private SharedI2cBus main = null!;
    private Tca9548a mux = null!;

    [SetUp]
    public void MakeAMuxWithAnEchoOnEachChannel()
    {
        wire = new FakeI2cBus();
        chip = AddMux(0x70, 0);
        main = new SharedI2cBus(wire);
        mux = new Tca9548a(main.CreateDevice(0x70), main);
    }

    [TearDown]
    public void Close()
    {
        mux.Dispose();
        main.Dispose();
        wire.Dispose();
    }

    [Test]
    public void Making_it_and_its_devices_sends_nothing()
    {
        using var device = mux.Channels[0].CreateDevice(Sensor);
        Assert.That(wire.Transfers, Is.Zero);
    }

    [Test]
    public void Each_channel_reaches_its_own_chip_though_all_have_one_address()
    {
        var devices = mux.Channels.Select(channel => channel.CreateDevice(Sensor)).ToList();
        Assert.That(devices.Select(device => device.ReadByte()), Is.EqualTo(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 }));
        Assert.That(devices.Select(device => device.ReadByte()), Is.EqualTo(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 }));
    }

    [Test]
    public void A_channel_in_use_is_not_selected_again()
    {
        using var device = mux.Channels[5].CreateDevice(Sensor);
        device.ReadByte();
        device.ReadByte();
        Assert.That(chip.Selects, Is.EqualTo(1));
    }

    [Test]
    public void No_other_thread_selects_a_channel_between_a_select_and_its_transfer()
    {
        using var zero = mux.Channels[0].CreateDevice(Sensor);
        using var one = mux.Channels[1].CreateDevice(Sensor);
        using var selected = new ManualResetEventSlim();
        using var otherDone = new ManualResetEventSlim();
        byte other = 0xFF;
        var thread = new Thread(() =>
        {
            selected.Wait(TimeSpan.FromSeconds(5));
            other = one.ReadByte();
            otherDone.Set();
        });

        // After the select, before the sensor's transfer, the other thread gets its chance; a lock makes it miss it.
        wire.BeforeTransfer = address =>
        {
            if (address == Sensor && !selected.IsSet)
            {
                selected.Set();
                otherDone.Wait(TimeSpan.FromMilliseconds(300));
            }
        };
        thread.Start();
        Assert.That(zero.ReadByte(), Is.Zero);
        Assert.That(thread.Join(TimeSpan.FromSeconds(5)));
        Assert.That(other, Is.EqualTo(1));
    }

    [Test]
    public void Disposing_one_channels_device_leaves_the_others_open_and_it_can_be_made_again()
    {
        var first = mux.Channels[0].CreateDevice(Sensor);
        using var second = mux.Channels[1].CreateDevice(Sensor);
        first.Dispose();
        first.Dispose();
        Assert.That(second.ReadByte(), Is.EqualTo(1));
        Assert.That(() => first.ReadByte(), Throws.TypeOf<ObjectDisposedException>());
        using var again = mux.Channels[0].CreateDevice(Sensor);
        Assert.That(again.ReadByte(), Is.Zero);
    }

    [Test]
    public void The_last_user_of_an_address_closes_it()
    {
        var first = mux.Channels[0].CreateDevice(Sensor);
        var second = mux.Channels[1].CreateDevice(Sensor);
        first.Dispose();
        Assert.That(wire.OpenAddresses, Does.Contain(Sensor));
        second.Dispose();
        Assert.That(wire.OpenAddresses, Does.Not.Contain(Sensor));
    }

    [Test]
    public void A_failed_select_is_an_error_and_the_next_act_selects_again()
    {
        using var zero = mux.Channels[0].CreateDevice(Sensor);
        using var one = mux.Channels[1].CreateDevice(Sensor);
        zero.ReadByte();
        wire.BeforeTransfer = address => throw new IOException("Error 121. Cannot perform I2C data transfer.");
        Assert.That(() => one.ReadByte(), Throws.InstanceOf<IOException>());
        wire.BeforeTransfer = null;
        chip.Control = 0b10; // the select did arrive, its acknowledge did not
        Assert.That(zero.ReadByte(), Is.Zero);
    }

    [Test]
    public void A_failed_transfer_makes_the_next_act_select_again()
    {
        using var zero = mux.Channels[0].CreateDevice(Sensor);
        zero.ReadByte();
        chip.Control = 0; // a dip of the supply resets the mux
        Assert.That(() => zero.ReadByte(), Throws.InstanceOf<IOException>());
        Assert.That(zero.ReadByte(), Is.Zero);
    }

    [Test]
    public void Two_muxes_that_deselect_never_answer_together()
    {
        AddMux(0x71, 10);
        using var left = new Tca9548a(main.CreateDevice(0x70), main, deselect: true);
        using var right = new Tca9548a(main.CreateDevice(0x71), main, deselect: true);
        using var one = left.Channels[3].CreateDevice(Sensor);
        using var two = right.Channels[4].CreateDevice(Sensor);
        Assert.That(one.ReadByte(), Is.EqualTo(3));
        Assert.That(two.ReadByte(), Is.EqualTo(14));
        Assert.That(one.ReadByte(), Is.EqualTo(3));
        Assert.That(wire.Muxes.Select(each => each.Control), Is.All.Zero);
    }

    [Test]
    public void It_works_on_a_plain_bus_too()
    {
        using var plain = new FakeI2cBus();
        var other = new FakeTca9548a();
        other.Channels[2][Sensor] = new Echo(2);
        plain.Chips[0x72] = other;
        plain.Muxes.Add(other);
        using var alone = new Tca9548a(plain.CreateDevice(0x72), plain);
        using var first = alone.Channels[2].CreateDevice(Sensor);
        using var same = alone.Channels[2].CreateDevice(Sensor);
        Assert.That(first.ReadByte() + same.ReadByte(), Is.EqualTo(4));
    }

    [Test]
    public void Removing_a_device_from_a_channel_closes_it_there_only()
    {
        using var zero = mux.Channels[0].CreateDevice(Sensor);
        using var one = mux.Channels[1].CreateDevice(Sensor);
        mux.Channels[0].RemoveDevice(Sensor);
        Assert.That(() => zero.ReadByte(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(one.ReadByte(), Is.EqualTo(1));
    }

    private FakeTca9548a AddMux(int address, byte offset)
    {
        var added = new FakeTca9548a();
        for (var channel = 0; channel < 8; channel++)
        {
            added.Channels[channel][Sensor] = new Echo((byte)(offset + channel));
        }

        wire.Chips[address] = added;
        wire.Muxes.Add(added);
        return added;
    }

    /// <summary>Always reads its own number.</summary>
    private sealed class Echo(byte number) : II2cChip
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
        }

        public void Read(Span<byte> bytes) => bytes.Fill(number);
    }
}
